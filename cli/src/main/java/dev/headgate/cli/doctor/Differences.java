package dev.headgate.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Where two JSON trees differ, member by member; those of a list that have a name are told apart by it.
 *
 * <p>A text like {@code ${Name}} on disk stands for whatever a deployment puts there.
 */
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    /** Each with its path, and empty when the trees say the same. */
    static List<String> between(Object deployed, Object onDisk) {
        Differences differences = new Differences();
        differences.compare("", deployed, onDisk);
        return List.copyOf(differences.found);
    }

    private void compare(String path, Object deployed, Object onDisk) {
        Optional<Map<String, Object>> before = members(deployed);
        Optional<Map<String, Object>> after = members(onDisk);
        if (before.isPresent() && after.isPresent()) {
            Set<String> names = new LinkedHashSet<>(before.get().keySet());
            names.addAll(after.get().keySet());
            names.forEach(
                    name -> compareMember(path.isEmpty() ? name : path + "." + name, name, before.get(), after.get()));
        } else if (!Objects.equals(deployed, onDisk) && !isFilledInLater(onDisk)) {
            found.add(path + " is " + deployed + " there, " + onDisk + " in the file");
        }
    }

    private void compareMember(String path, String name, Map<String, Object> before, Map<String, Object> after) {
        Optional<Object> deployed = Optional.ofNullable(before.get(name));
        Optional<Object> onDisk = Optional.ofNullable(after.get(name));
        if (deployed.isEmpty()) {
            onDisk.ifPresent(it -> found.add(path + " is not there"));
        } else if (onDisk.isEmpty()) {
            found.add(path + " is there, and no longer in the file");
        } else {
            compare(path, deployed.get(), onDisk.get());
        }
    }

    private static boolean isFilledInLater(Object onDisk) {
        return onDisk instanceof String text && text.matches("\\$\\{\\w+}");
    }

    private static Optional<Map<String, Object>> members(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> Optional.of(named(map));
            case List<?> list -> byName(list);
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> named(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    /** Empty when not all of them have a name. */
    private static Optional<Map<String, Object>> byName(List<?> list) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
                return Optional.empty();
            }
            members.put(name, map);
        }
        return Optional.of(members);
    }
}
