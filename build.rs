//! The page is cut into parts after it is linked (docs/adr/0007): the cutting tool follows the linker's relocations.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_PARTS").is_some() {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
