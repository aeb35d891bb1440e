# Sourced by ./mvnw and ./headgate: leaves in HEADGATE_JDK the home of a JDK of release 21 or later.
# The default java of a machine is often older than the newest one beside it, so every usual place is looked at.
# A JDK's version is read from its "release" file: starting each JVM to ask would cost more than the demo itself.

jdk_release() { # home -> feature release number, or nothing if this is no JDK
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
    HEADGATE_JDK=
    path_java=$(command -v javac 2>/dev/null || true)
    [ -n "$path_java" ] && path_home=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$path_java" 2>/dev/null || echo "$path_java")")/.." && pwd) || path_home=
    for home in "${JAVA_HOME:-}" "$path_home" \
        /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk* /usr/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ -n "$home" ] || continue
        release=$(jdk_release "$home")
        if [ -n "$release" ] && [ "$release" -ge 21 ]; then
            HEADGATE_JDK=$home
            HEADGATE_JDK_RELEASE=$release
            return 0
        fi
    done
    echo "No JDK of release 21 or later was found (looked at JAVA_HOME, PATH and the usual folders)." >&2
    echo "Install one, for example Eclipse Temurin 25, or set JAVA_HOME to one that is installed." >&2
    return 1
}
