package dev.headgate.simulator.endpoint.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A form's parameters, by name. */
public record Form(NavigableMap<String, String> parameters) {

    /**
     * Reads a form as browsers and SDKs write it.
     *
     * @throws MalformedRequestException where a percent sign does not begin a character, or a parameter comes twice
     */
    public static Form of(String text) {
        NavigableMap<String, String> parameters = new TreeMap<>();
        for (String pair : text.strip().split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (!name.isEmpty() && parameters.put(name, value) != null) {
                throw new MalformedRequestException("The parameter " + name + " comes twice");
            }
        }
        return new Form(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MalformedRequestException("This is no form: " + e.getMessage(), e);
        }
    }

    /** One parameter. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** All whose names begin so. */
    SortedMap<String, String> below(String prefix) {
        return parameters.subMap(prefix, prefix + Character.MAX_VALUE);
    }
}
