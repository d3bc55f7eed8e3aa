# Chores, in three tiers: `just fast` while one works (under a minute), `just land` before what one proposes, `just long` now
# and then. Each line is a command that may be typed without just.

# Our own crate without optimisation and piece by piece; Typst as in a release, so that nothing of it is compiled twice.
export CARGO_INCREMENTAL := "1"
quick := "--release --config profile.release.package.fascicule.opt-level=0"

# The recipes.
default:
    @just --list

# While one works: form, and the tests of the library. 50 s after a change, of which half is compilation.
fast:
    cargo fmt --check
    cargo test {{quick}} --lib

# The lints, tests and benches included: half a minute after a change.
lint:
    cargo clippy {{quick}} --all-targets -- -D warnings

# The stories of `tests/suite` that a word names: `just story trees::`.
story name:
    cargo test {{quick}} --test suite -- {{name}}

# The laws of the house: rooms, circles, doors.
laws: (story "laws:: circles:: kept::")

# The site and the papers of this content, drafts included.
site:
    cargo run {{quick}} -- build --drafts

# What follows from the sources and is kept in the repository: schemas, reference, expected texts. Read the difference.
expect:
    cargo run {{quick}} -- schema
    UPDATE_EXPECT=1 cargo test {{quick}} --test suite

# What lands: the README's two commands, then browsers, servers and judges of PDFs. An hour on two cores.
land:
    .ci/run

# The archive of this machine, with licences and notices. RELEASE.md says the rest.
release:
    cargo build --release --locked
    .ci/archive linux-x86_64 target/release/fascicule

# Now and then: what lands, then how long an editor waits, nine times.
long: land
    cargo bench -- 9
