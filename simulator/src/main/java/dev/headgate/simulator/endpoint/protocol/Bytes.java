package dev.headgate.simulator.endpoint.protocol;

import java.nio.charset.StandardCharsets;

/** A body, which nobody changes. */
public final class Bytes {

    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] bytes;

    public Bytes(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** As UTF-8, with a replacement for what is none. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
