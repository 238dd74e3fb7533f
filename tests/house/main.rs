//! The checks, a file for each topic. `cargo test -p house-tests openapi::` runs those of one.

mod architecture;
mod budget;
mod commits;
mod components;
mod controls;
mod cycles;
mod events;
mod features;
mod forms;
mod fuzz;
mod glossary;
mod isolation;
mod languages;
mod limits;
mod loginless;
mod migrations;
mod openapi;
mod pages;
mod routes;
mod schema;
mod statements;
mod styles;
mod versions;
mod visibility;
mod walk;
