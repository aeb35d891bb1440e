package dev.headgate.analysis;

import java.time.Instant;
import java.util.Map;

/** Keeps minutes that were read once. What is kept may be lost: then it is read again. Every call may be repeated. */
public interface MinuteStore {

    /** What is kept under this name, by part. */
    Map<Long, String> kept(String name);

    /**
     * Keeps one part, in place of what was kept of it.
     *
     * @param part of which there are more the longer it lasts; none is long
     */
    void keep(String name, long part, String text, Instant expiresAt);
}
