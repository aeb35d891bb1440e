package dev.headgate.cli.picture;

/** Somebody who watches a run: told after everything that happens, whether it shows or not. */
public interface View {

    void changed(Watched run);

    /** The run is over: nothing changes any more. */
    default void ended(Watched run) {}
}
