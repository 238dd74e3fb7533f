//! How an enum whose words a macro writes describes itself: utoipa's derive does not see such words, and would name the variants.

/// Describes `$name`, which has `ALL` and `as_str`.
macro_rules! of_words {
    ($name:ident) => {
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                $crate::schema::one_of(Self::ALL.iter().map(|word| word.as_str()))
            }
        }

        impl utoipa::ToSchema for $name {
            fn name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
        }
    };
}

pub(crate) use of_words;

pub fn one_of(words: impl Iterator<Item = &'static str>) -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
    use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
    let words: Vec<_> = words.collect();
    Schema::Object(ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(Some(words)).build()).into()
}
