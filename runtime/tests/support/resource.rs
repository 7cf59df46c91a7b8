//! `kube::Resource`, which generated code implements by hand, for the kinds of tests.

/// Implements `kube::Resource` for a namespaced type with a field `metadata`: its group, version, kind and plural.
macro_rules! resource {
    ($type:ty, $names:expr $(, $parameter:ident: $bound:ident)?) => {
        impl$(<$parameter: $bound>)? operator_runtime::kube::Resource for $type {
            type DynamicType = ();
            type Scope = operator_runtime::kube::core::NamespaceResourceScope;

            fn group((): &()) -> std::borrow::Cow<'_, str> {
                $names[0].into()
            }

            fn version((): &()) -> std::borrow::Cow<'_, str> {
                $names[1].into()
            }

            fn kind((): &()) -> std::borrow::Cow<'_, str> {
                $names[2].into()
            }

            fn plural((): &()) -> std::borrow::Cow<'_, str> {
                $names[3].into()
            }

            fn meta(&self) -> &operator_runtime::kube::core::ObjectMeta {
                &self.metadata
            }

            fn meta_mut(&mut self) -> &mut operator_runtime::kube::core::ObjectMeta {
                &mut self.metadata
            }
        }
    };
}

pub(crate) use resource;
