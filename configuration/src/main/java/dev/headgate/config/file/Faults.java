package dev.headgate.config.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is wrong in one file, so that all of it can be said at once. */
final class Faults {
    private final List<Fault> found = new ArrayList<>();

    void add(Fault fault) {
        found.add(fault);
    }

    int count() {
        return found.size();
    }

    void throwIfAny(String fileName) {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Fault::line));
            throw new InvalidConfigurationException(fileName, found);
        }
    }
}
