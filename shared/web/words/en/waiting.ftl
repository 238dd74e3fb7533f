# What waits for a client.

waiting-title = Waiting for you
waiting-nothing = Nothing is waiting for you at the moment.
waiting-due = due { $day }
waiting-until = open until { $day }
waiting-decide = Look and decide
waiting-sign = Read and sign
waiting-answer = Answer
waiting-pay = Pay
