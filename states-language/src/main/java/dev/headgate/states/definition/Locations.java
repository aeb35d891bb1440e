package dev.headgate.states.definition;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where things stand in a definition, as Step Functions says it: {@code /States/Pause/Seconds}.
 *
 * @param root how the paths of faults begin
 * @param json the whole definition
 */
record Locations(String root, @Nullable Object json) {

    /** Finds what a path like {@code release.States.Pause.Seconds} leads to: a state's name may have dots itself. */
    String of(String path) {
        String found = below(json, path.startsWith(root) ? path.substring(root.length()) : path);
        return found.isEmpty() ? "/" : found;
    }

    private static String below(@Nullable Object here, String rest) {
        if (rest.startsWith("[") && here instanceof List<?> list) {
            int end = rest.indexOf(']');
            int index = Integer.parseInt(rest.substring(1, end));
            return rest.substring(0, end + 1) + below(list.get(index), rest.substring(end + 1));
        }
        if (!rest.startsWith(".")) {
            return rest;
        }
        String names = rest.substring(1);
        Map<?, ?> members = here instanceof Map<?, ?> map ? map : Map.of();
        return member(members, names)
                .map(name -> "/" + name + below(members.get(name), names.substring(name.length())))
                .orElse("/" + names.replace('.', '/'));
    }

    /** The longest name with which this begins; empty where there is none, for what is missing has a place too. */
    private static Optional<String> member(Map<?, ?> members, String names) {
        return members.keySet().stream()
                .map(String::valueOf)
                .filter(name -> names.startsWith(name) && endsThere(names, name.length()))
                .max(Comparator.comparingInt(String::length));
    }

    private static boolean endsThere(String names, int length) {
        return names.length() == length || names.charAt(length) == '.' || names.charAt(length) == '[';
    }
}
