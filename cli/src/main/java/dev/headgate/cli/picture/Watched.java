package dev.headgate.cli.picture;

import java.time.Duration;
import java.util.List;

/** A release that somebody looks at: one that is played, or one of an installation. */
public interface Watched {

    /** All of it at this instant. */
    Snapshot snapshot();

    /** What it is, in a line above all others. */
    String title();

    /** Time since it began, or since somebody began to look. */
    Duration elapsed();

    List<Snapshot.EnvironmentState> environments();

    /** What went wrong and what people did, oldest first; it only grows. */
    List<Snapshot.Happening> happenings();
}
