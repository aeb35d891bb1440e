package dev.headgate.states.definition;

import dev.headgate.tree.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that is wrong in one definition. */
record Findings(List<Finding> all) {

    Findings {
        all = List.copyOf(all);
    }

    /** Each as {@code place: what}, with its cure. */
    List<String> faults() {
        return all.stream().map(Finding::fault).map(it -> it.saidWithPath("; ")).toList();
    }

    /**
     * The same as Step Functions tells it.
     *
     * @param root how the paths of faults begin
     */
    List<Diagnostic> diagnostics(String root, @Nullable Object json) {
        Locations locations = new Locations(root, json);
        Map<String, List<String>> missing = missing(locations);
        List<Diagnostic> told = new ArrayList<>();
        for (Finding finding : all) {
            String location =
                    finding.isOfNoPlace() ? "" : locations.of(finding.fault().path());
            if (!finding.isMissingField()) {
                told.add(new Diagnostic(finding.code(), finding.message(), location));
                continue;
            }
            List<String> fields = missing.remove(around(location));
            if (fields != null) {
                told.add(new Diagnostic(
                        finding.code(),
                        "These fields are required: [" + String.join(", ", fields) + "]",
                        around(location)));
            }
        }
        return told;
    }

    /** The fields that objects lack, by the objects' locations. */
    private Map<String, List<String>> missing(Locations locations) {
        Map<String, List<String>> missing = new LinkedHashMap<>();
        all.stream()
                .filter(Finding::isMissingField)
                .map(Finding::fault)
                .map(Fault::path)
                .map(locations::of)
                .forEach(field -> missing.computeIfAbsent(around(field), unused -> new ArrayList<>())
                        .add(field.substring(field.lastIndexOf('/') + 1)));
        return missing;
    }

    private static String around(String location) {
        int end = location.lastIndexOf('/');
        return end <= 0 ? "/" : location.substring(0, end);
    }
}
