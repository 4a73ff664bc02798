package dev.hubbub.report;

/**
 * Where figures come from, so that they can be had again.
 *
 * @param scenario its text
 * @param target without secrets; several are joined by ", "
 * @param version of Hubbub
 * @param commit of its source; empty when unknown
 * @param jvm name and version
 * @param os name, version and architecture
 * @param maxHeapBytes the generator's -Xmx
 */
public record Provenance(
        String scenario,
        long seed,
        String target,
        String version,
        String commit,
        String jvm,
        String os,
        int cores,
        long maxHeapBytes) {}
