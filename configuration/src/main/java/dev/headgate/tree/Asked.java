package dev.headgate.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader asked for in one section, whether the input has it or not: what describes the input to editors is held to it.
 *
 * @param keys those that are known there; where they are names, those of the input
 * @param names what a name must look like, where keys are names
 * @param formats what values must look like, by key; where the value is a list, each of its elements
 * @param sections by key; where the value is a list of sections, all of them
 */
public record Asked(
        Set<String> keys,
        Optional<Format<String>> names,
        Map<String, Format<?>> formats,
        Map<String, List<Asked>> sections) {}
