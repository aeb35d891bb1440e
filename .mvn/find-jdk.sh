# Sourced by ./mvnw, ./headgate and .ci/run: finds JDKs of release 21 or later.
# The default java of a machine is often older than the newest one beside it, so every usual place is looked at.
# A JDK's version is read from its "release" file: starting each JVM to ask would cost more than the demo itself.

jdk_release() { # home -> feature release number, or nothing if this is no JDK
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9][0-9]*\).*/\1/p' "$1/release"
}

jdk_homes() { # where one may be, one on each line, in the order in which they are looked at
    path_java=$(command -v javac 2>/dev/null || true)
    [ -n "$path_java" ] && path_home=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$path_java" 2>/dev/null || echo "$path_java")")/.." && pwd) || path_home=
    for home in "${JAVA_HOME:-}" "$path_home" \
        /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk* /usr/java/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        [ ! -d "$home" ] || printf '%s\n' "$home"
    done
}

each_jdk() { # a command, called with the home and the release of each JDK until it takes one
    homes=$(jdk_homes)
    while IFS= read -r home; do
        release=$(jdk_release "$home")
        if [ -n "$release" ] && [ "$release" -ge 21 ] && "$@" "$home" "$release"; then
            return 0
        fi
    done <<END
$homes
END
    return 1
}

take_jdk() { # home, release
    HEADGATE_JDK=$1
    HEADGATE_JDK_RELEASE=$2
}

take_other_jdk() { # home, release
    [ "$2" -ne "$HEADGATE_JDK_RELEASE" ] || return 1
    HEADGATE_OTHER_JDK=$1
    HEADGATE_OTHER_JDK_RELEASE=$2
}

find_jdk() { # leaves its home in HEADGATE_JDK
    HEADGATE_JDK=
    each_jdk take_jdk && return 0
    echo "No JDK of release 21 or later was found (looked at JAVA_HOME, PATH and the usual folders)." >&2
    echo "Install one, for example Eclipse Temurin 25, or set JAVA_HOME to one that is installed." >&2
    return 1
}

find_other_jdk() { # after find_jdk: leaves in HEADGATE_OTHER_JDK the home of one of another release, if there is one
    HEADGATE_OTHER_JDK=
    each_jdk take_other_jdk
}
