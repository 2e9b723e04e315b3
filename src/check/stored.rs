//! Compiled tables as bytes: what `build.rs` writes and a process reads before its first report.
//!
//! Each structure says beside its definition, in one line, which of its fields are stored, so that one list serves both
//! ways. A [`Plain`] value always takes the same number of bytes, so that a long list of them is read in one sweep; the
//! others are [`Stored`] one after the other. All numbers are little-endian. A table is written by the very sources that
//! read it, so nothing here checks one: what a table lacks reads as zero or empty.

/// A value of a fixed number of bytes.
pub(crate) trait Plain: Copy {
    /// How many bytes it takes.
    const SIZE: usize;

    #[allow(dead_code, reason = "tables are written by the build alone")]
    fn put(self, bytes: &mut Vec<u8>);

    /// Reads the value from the first bytes.
    fn get(bytes: &[u8]) -> Self;
}

/// A value that can be written behind others and read again.
pub(crate) trait Stored: Sized {
    #[allow(dead_code, reason = "tables are written by the build alone")]
    fn write(&self, bytes: &mut Vec<u8>);

    /// Takes the value off the front.
    fn read(bytes: &mut &[u8]) -> Self;

    /// Takes so many values off the front.
    fn read_many(bytes: &mut &[u8], count: usize) -> Vec<Self> {
        (0..count).map(|_| Self::read(bytes)).collect()
    }
}

impl<T: Plain> Stored for T {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.put(bytes);
    }

    fn read(bytes: &mut &[u8]) -> Self {
        take(bytes)
    }

    fn read_many(bytes: &mut &[u8], count: usize) -> Vec<Self> {
        first(bytes, count * T::SIZE).chunks_exact(T::SIZE).map(T::get).collect()
    }
}

/// Takes a value off the front.
#[inline]
pub(crate) fn take<T: Plain>(bytes: &mut &[u8]) -> T {
    T::get(first(bytes, T::SIZE))
}

/// Takes so many bytes off the front, or all that are left.
#[inline]
fn first<'b>(bytes: &mut &'b [u8], count: usize) -> &'b [u8] {
    let (taken, rest) = bytes.split_at(count.min(bytes.len()));
    *bytes = rest;
    taken
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Plain for $number {
            const SIZE: usize = size_of::<$number>();

            fn put(self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                bytes.first_chunk().map_or(<$number>::default(), |bytes| <$number>::from_le_bytes(*bytes))
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, i16, i32, f32);

/// Numbers in memory need no more than 32 bits in a table.
impl Plain for usize {
    const SIZE: usize = u32::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        (self as u32).put(bytes);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        u32::get(bytes) as Self
    }
}

impl Plain for bool {
    const SIZE: usize = 1;

    fn put(self, bytes: &mut Vec<u8>) {
        u8::from(self).put(bytes);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        u8::get(bytes) != 0
    }
}

impl<A: Plain, B: Plain> Plain for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;

    fn put(self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        let mut rest = bytes;
        (take(&mut rest), take(&mut rest))
    }
}

impl<T: Plain, const N: usize> Plain for [T; N] {
    const SIZE: usize = T::SIZE * N;

    fn put(self, bytes: &mut Vec<u8>) {
        self.into_iter().for_each(|value| value.put(bytes));
    }

    #[inline]
    fn get(bytes: &[u8]) -> Self {
        std::array::from_fn(|at| T::get(bytes.get(at * T::SIZE..).unwrap_or_default()))
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        self.iter().for_each(|value| value.write(bytes));
    }

    fn read(bytes: &mut &[u8]) -> Self {
        let count = take(bytes);
        T::read_many(bytes, count)
    }
}

/// An array that is too long for the stack.
impl<T: Plain + Default, const N: usize> Stored for Box<[T; N]> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.iter().for_each(|value| value.put(bytes));
    }

    fn read(bytes: &mut &[u8]) -> Self {
        let all = T::read_many(bytes, N).into_boxed_slice();
        all.try_into().unwrap_or_else(|_| Self::new([T::default(); N]))
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        self.iter().for_each(|value| value.write(bytes));
    }

    fn read(bytes: &mut &[u8]) -> Self {
        take::<bool>(bytes).then(|| T::read(bytes))
    }
}

impl Stored for Box<str> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn read(bytes: &mut &[u8]) -> Self {
        let length = take(bytes);
        String::from_utf8_lossy(first(bytes, length)).into()
    }
}

/// Lists the fields of a structure that takes a fixed number of bytes.
macro_rules! plain {
    ($name:ident { $($field:tt: $type:ty),* $(,)? }) => {
        impl $crate::check::stored::Plain for $name {
            const SIZE: usize = 0 $(+ <$type as $crate::check::stored::Plain>::SIZE)*;

            fn put(self, bytes: &mut Vec<u8>) {
                $($crate::check::stored::Plain::put(self.$field, bytes);)*
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                let mut rest = bytes;
                Self { $($field: $crate::check::stored::take(&mut rest)),* }
            }
        }
    };
}

/// Makes an enumeration plain: a byte says which of all its values it is; where none is of that number, another is given.
macro_rules! plain_one_of {
    ($name:ident, $all:expr, else $first:expr) => {
        impl $crate::check::stored::Plain for $name {
            const SIZE: usize = 1;

            fn put(self, bytes: &mut Vec<u8>) {
                let number = IntoIterator::into_iter($all).position(|value| value == self).unwrap_or_default();
                $crate::check::stored::Plain::put(number as u8, bytes);
            }

            fn get(bytes: &[u8]) -> Self {
                let number = usize::from(<u8 as $crate::check::stored::Plain>::get(bytes));
                IntoIterator::into_iter($all).nth(number).unwrap_or($first)
            }
        }
    };
}

/// Lists the fields of a structure in the order in which they are stored.
macro_rules! stored {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::check::stored::Stored for $name {
            fn write(&self, bytes: &mut Vec<u8>) {
                $($crate::check::stored::Stored::write(&self.$field, bytes);)*
            }

            fn read(bytes: &mut &[u8]) -> Self {
                Self { $($field: $crate::check::stored::Stored::read(bytes)),* }
            }
        }
    };
}

pub(crate) use {plain, plain_one_of, stored};
