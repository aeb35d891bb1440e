package dev.headgate.config.file;

import dev.headgate.text.Limits;
import dev.headgate.tree.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** Says all that is wrong in headgate.yaml at once: one line for each fault, in the order of the file. */
public final class InvalidConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Read where it is caught; nobody sends it anywhere.
    private final List<Fault> faults;

    public InvalidConfigurationException(String fileName, List<Fault> faults) {
        super(message(fileName, faults));
        this.faults = List.copyOf(faults);
    }

    /** At least one, sorted by line. */
    public List<Fault> faults() {
        return faults;
    }

    private static String message(String fileName, List<Fault> faults) {
        String count = faults.size() == 1 ? "a fault" : faults.size() + " faults";
        String more = faults.size() <= Limits.FAULTS ? "" : "\nand " + (faults.size() - Limits.FAULTS) + " more";
        return faults.stream()
                .limit(Limits.FAULTS)
                .map(fault -> fault.in(fileName))
                .collect(Collectors.joining("\n", fileName + " has " + count + ":\n", more));
    }
}
