//! Compiled tables as bytes: what `build.rs` writes and a process reads before its first report.
//!
//! Each structure says beside its definition, in one line, which of its fields are stored, so that one list serves both
//! ways. A [`Plain`] value always takes the same number of bytes, so that a long list of them is read in one sweep; the
//! others are [`Stored`] one after the other. A value that is [`Flat`] has in memory the very bytes that it has in the
//! table, so that a [`List`] of them is not read at all but borrowed where it stands: of a table of megabytes, a mail
//! visits a few pages. All numbers are little-endian; on a machine of the other kind, lists are copied and turned.
//!
//! A table is written by the very sources that read it, so nothing here checks one: what a table lacks reads as zero or
//! empty.

use std::borrow::Cow;

use bytemuck::AnyBitPattern;

/// A list that stands in a table or, where a process compiled it, in memory of its own.
pub(crate) type List<T> = Cow<'static, [T]>;

/// Lists begin at multiples of this in a table, and so does the table itself.
pub(crate) const ALIGNMENT: usize = 64;

/// Bytes that begin where a table must.
#[derive(Debug)]
#[repr(C, align(64))]
pub(crate) struct Aligned<T: ?Sized>(pub(crate) T);

const _: () = assert!(align_of::<Aligned<u8>>() == ALIGNMENT);

/// A table and how far it is read.
#[derive(Debug)]
pub(crate) struct Reader {
    table: &'static [u8],
    at: usize,
}

impl Reader {
    pub(crate) const fn new(table: &'static [u8]) -> Self {
        Self { table, at: 0 }
    }

    /// Takes the next bytes, or all that are left.
    fn bytes(&mut self, count: usize) -> &'static [u8] {
        let rest = self.table.get(self.at..).unwrap_or_default();
        self.at += count;
        &rest[..count.min(rest.len())]
    }

    /// Takes the next value.
    fn plain<T: Plain>(&mut self) -> T {
        T::get(self.bytes(T::SIZE))
    }
}

/// A value of a fixed number of bytes.
pub(crate) trait Plain: Copy {
    /// How many bytes it takes.
    const SIZE: usize;

    #[allow(dead_code, reason = "tables are written by the build alone")]
    fn put(self, bytes: &mut Vec<u8>);

    /// Reads the value from the first bytes.
    fn get(bytes: &[u8]) -> Self;
}

/// A value that has the same bytes in memory and in a table, on a machine whose numbers are little-endian.
pub(crate) trait Flat: Plain + AnyBitPattern {}

/// A value that can be written behind others and read again.
pub(crate) trait Stored: Sized {
    #[allow(dead_code, reason = "tables are written by the build alone")]
    fn write(&self, bytes: &mut Vec<u8>);

    /// Reads the next value.
    fn read(from: &mut Reader) -> Self;

    /// Reads the next so many values.
    fn read_many(from: &mut Reader, count: usize) -> Vec<Self> {
        (0..count).map(|_| Self::read(from)).collect()
    }
}

impl<T: Plain> Stored for T {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.put(bytes);
    }

    fn read(from: &mut Reader) -> Self {
        from.plain()
    }

    fn read_many(from: &mut Reader, count: usize) -> Vec<Self> {
        from.bytes(count * T::SIZE).chunks_exact(T::SIZE).map(T::get).collect()
    }
}

/// Takes a value off the front.
#[inline]
pub(crate) fn take<T: Plain>(bytes: &mut &[u8]) -> T {
    let (taken, rest) = bytes.split_at(T::SIZE.min(bytes.len()));
    *bytes = rest;
    T::get(taken)
}

/// Fills up the bytes to a multiple of a number.
#[allow(dead_code, reason = "tables are written by the build alone")]
pub(crate) fn fill(bytes: &mut Vec<u8>, multiple: usize) {
    bytes.resize(bytes.len().next_multiple_of(multiple), 0);
}

impl<T: Flat> Stored for List<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        fill(bytes, ALIGNMENT);
        self.iter().for_each(|value| value.put(bytes));
    }

    fn read(from: &mut Reader) -> Self {
        const { assert!(T::SIZE == size_of::<T>(), "a flat value is as long in a table as in memory") }
        let count: usize = from.plain();
        from.at = from.at.next_multiple_of(ALIGNMENT);
        let bytes = from.bytes(count * T::SIZE);
        match bytemuck::try_cast_slice(bytes) {
            Ok(list) if cfg!(target_endian = "little") => Cow::Borrowed(list),
            _ => Cow::Owned(bytes.chunks_exact(T::SIZE).map(T::get).collect()),
        }
    }
}

/// Whether something holds. A byte of any value is a flag, as not every byte is a `bool`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, AnyBitPattern)]
#[repr(C)]
pub(crate) struct Flag(u8);

impl Flag {
    pub(crate) const fn new(holds: bool) -> Self {
        Self(holds as u8)
    }

    pub(crate) const fn holds(self) -> bool {
        self.0 != 0
    }
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
        }

        impl Flat for $number {})*
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

    fn read(from: &mut Reader) -> Self {
        let count = from.plain();
        T::read_many(from, count)
    }
}

/// An array that is too long for the stack.
impl<T: Plain + Default, const N: usize> Stored for Box<[T; N]> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.iter().for_each(|value| value.put(bytes));
    }

    fn read(from: &mut Reader) -> Self {
        let all = T::read_many(from, N).into_boxed_slice();
        all.try_into().unwrap_or_else(|_| Self::new([T::default(); N]))
    }
}

impl<T: Stored> Stored for Option<T> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.is_some().put(bytes);
        self.iter().for_each(|value| value.write(bytes));
    }

    fn read(from: &mut Reader) -> Self {
        from.plain::<bool>().then(|| T::read(from))
    }
}

impl Stored for Box<str> {
    fn write(&self, bytes: &mut Vec<u8>) {
        self.len().put(bytes);
        bytes.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Reader) -> Self {
        let length = from.plain();
        String::from_utf8_lossy(from.bytes(length)).into()
    }
}

/// Lists the fields of a structure that takes a fixed number of bytes, in their order.
macro_rules! plain {
    ($name:ident { $($field:tt: $type:ty),* $(,)? }) => {
        impl $crate::check::stored::Plain for $name {
            const SIZE: usize =
                (0 $(+ <$type as $crate::check::stored::Plain>::SIZE)*).next_multiple_of(align_of::<Self>());

            fn put(self, bytes: &mut Vec<u8>) {
                let end = bytes.len() + Self::SIZE;
                $($crate::check::stored::Plain::put(self.$field, bytes);)*
                bytes.resize(end, 0);
            }

            #[inline]
            fn get(bytes: &[u8]) -> Self {
                let mut rest = bytes;
                Self { $($field: $crate::check::stored::take(&mut rest)),* }
            }
        }
    };
}

/// Lists the fields of a structure that has the same bytes in memory and in a table: it is `repr(C)`, derives
/// `AnyBitPattern`, and has no gap between two fields.
macro_rules! flat {
    ($name:ident { $($field:tt: $type:ty),* $(,)? }) => {
        $crate::check::stored::plain!($name { $($field: $type),* });

        impl $crate::check::stored::Flat for $name {}

        const _: () = {
            let mut end = 0;
            $(
                assert!(std::mem::offset_of!($name, $field) == end, "a gap before a field, or another order of fields");
                end += <$type as $crate::check::stored::Plain>::SIZE;
            )*
            assert!(end.next_multiple_of(align_of::<$name>()) == size_of::<$name>());
        };
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

            fn read(from: &mut $crate::check::stored::Reader) -> Self {
                Self { $($field: $crate::check::stored::Stored::read(from)),* }
            }
        }
    };
}

pub(crate) use {flat, plain, plain_one_of, stored};

flat!(Flag { 0: u8 });
