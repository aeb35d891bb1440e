package dev.headgate.config.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the reader asked for in one section, whether the file has it or not: what describes the file to editors is held to it.
 *
 * @param keys those that are known there; where they are names, the names in the file
 * @param names what a name must look like, where keys are names
 * @param formats what values must look like, by key; where the value is a list, each of its elements
 * @param sections by key; where the value is a list of sections, all of them
 */
record Asked(
        Set<String> keys,
        Optional<Format<String>> names,
        Map<String, Format<?>> formats,
        Map<String, List<Asked>> sections) {}
