package dev.headgate.deployment;

import dev.headgate.text.Digest;

/** Tells texts apart by few characters. */
public final class Sha256 {

    private static final int HEX_DIGITS = 12;

    private Sha256() {}

    public static String of(String text) {
        return Digest.hex(text).substring(0, HEX_DIGITS);
    }
}
