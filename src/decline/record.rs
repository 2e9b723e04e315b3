//! The macro that declares the records of the input: one list of fields gives the type, its JSON form, its
//! constructor and its setters, so that the four cannot drift apart.

/// Declares a record with required, optional and list fields.
///
/// Required fields are the parameters of `new`; every other field has a setter `with_…`. Unknown keys are refused,
/// absent values are left out of the JSON.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident {
            required { $($(#[$required_meta:meta])* $required:ident: $required_type:ty,)* }
            optional { $($(#[$optional_meta:meta])* $optional:ident $with_optional:ident: $optional_type:ty,)* }
            list { $($(#[$list_meta:meta])* $list:ident $with_list:ident: $list_type:ty,)* }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$required_meta])* pub $required: $required_type,)*
            $(
                $(#[$optional_meta])*
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub $optional: Option<$optional_type>,
            )*
            $(
                $(#[$list_meta])*
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $list: Vec<$list_type>,
            )*
        }

        impl $name {
            /// The record with its required fields; the rest is set with the `with_` methods.
            #[must_use]
            #[allow(clippy::new_without_default, reason = "a record without facts is not a useful default")]
            pub fn new($($required: impl Into<$required_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($optional: None,)*
                    $($list: Vec::new(),)*
                }
            }

            $(
                #[doc = concat!("Sets `", stringify!($optional), "`.")]
                #[must_use]
                pub fn $with_optional(mut self, value: impl Into<$optional_type>) -> Self {
                    self.$optional = Some(value.into());
                    self
                }
            )*

            $(
                #[doc = concat!("Sets `", stringify!($list), "`.")]
                #[must_use]
                pub fn $with_list<Item: Into<$list_type>>(mut self, values: impl IntoIterator<Item = Item>) -> Self {
                    self.$list = values.into_iter().map(Into::into).collect();
                    self
                }
            )*
        }
    };
}

pub(crate) use record;
