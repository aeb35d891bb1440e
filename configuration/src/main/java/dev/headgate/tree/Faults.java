package dev.headgate.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one input, so that all of it can be said at once. */
public final class Faults {
    private final Dialect dialect;
    private final List<Fault> found = new ArrayList<>();

    public Faults(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    public void add(Fault fault) {
        found.add(fault);
    }

    /** Of JSON, which counts as one line, where the problem says its cure. */
    public void add(String path, String problem) {
        add(new Fault(1, path, problem, ""));
    }

    public int count() {
        return found.size();
    }

    /** By their lines, those of one line as they were found. */
    public List<Fault> all() {
        return found.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
    }
}
