package dev.headgate.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The condition keys of a request, in capital or in small letters.
 *
 * @param values of the keys that it carries
 * @param known the keys of which it is known whether the request carries them; the rest can not be judged
 */
public record Context(Map<String, List<String>> values, Set<String> known) {

    public Context {
        Map<String, List<String>> carried = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((key, many) -> carried.put(key, List.copyOf(many)));
        Set<String> all = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all.addAll(known);
        all.addAll(carried.keySet());
        values = Collections.unmodifiableMap(carried);
        known = Collections.unmodifiableSet(all);
    }

    /**
     * Empty when the request does not carry the key.
     *
     * @throws UnjudgedPolicyException when nobody knows whether it does
     */
    Optional<List<String>> valuesOf(String key) {
        if (!known.contains(key)) {
            throw new UnjudgedPolicyException("A policy has a condition on " + key
                    + ", of which the request does not say whether it carries it:" + " put it into its Context");
        }
        return Optional.ofNullable(values.get(key));
    }
}
