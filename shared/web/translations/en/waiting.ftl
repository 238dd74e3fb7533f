# A client’s to-do list.

waiting-title = To do
waiting-nothing = You’re all caught up.
waiting-due = due { $day }
waiting-until = valid until { $day }
waiting-decide = Review quote
waiting-sign = Review and sign
waiting-answer = Fill out questionnaire
waiting-pay = Pay
