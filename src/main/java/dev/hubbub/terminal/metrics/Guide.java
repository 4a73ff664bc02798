package dev.hubbub.terminal.metrics;

import dev.hubbub.exposition.Family;
import dev.hubbub.report.Printable;
import java.util.Map;
import java.util.TreeMap;

/** What metrics of runtimes mean, in a few words: those of Micrometer, of Go's client and of Java's. */
final class Guide {

    /** Name, unit where the name does not say it, meaning. */
    private static final String TEXT =
            """
            go_gc_duration_seconds | | pauses of the collector, by share of the pauses that were shorter
            go_gc_duration_seconds_count | | how often the collector paused the program
            go_gc_duration_seconds_sum | | how long it was paused in all
            go_goroutines | | goroutines now; only rising means that some never end
            go_info | | the version of Go
            go_memstats_alloc_bytes | | heap in use by objects, dead ones not yet swept included
            go_memstats_alloc_bytes_total | | allocated since the start, freed or not
            go_memstats_buck_hash_sys_bytes | | taken by the profiler's tables
            go_memstats_frees_total | | objects freed since the start
            go_memstats_gc_sys_bytes | | taken by the collector's own data
            go_memstats_heap_alloc_bytes | | the same as alloc: heap in use by objects
            go_memstats_heap_idle_bytes | | heap without objects; could be given back to the system
            go_memstats_heap_inuse_bytes | | heap in spans that have objects
            go_memstats_heap_objects | | objects on the heap
            go_memstats_heap_released_bytes | | heap given back to the system
            go_memstats_heap_sys_bytes | | heap had from the system
            go_memstats_last_gc_time_seconds | | when the last collection ended
            go_memstats_mallocs_total | | objects allocated since the start
            go_memstats_mcache_inuse_bytes | | in use by the caches of the processors
            go_memstats_mcache_sys_bytes | | had from the system for these
            go_memstats_mspan_inuse_bytes | | in use by the descriptions of spans
            go_memstats_mspan_sys_bytes | | had from the system for these
            go_memstats_next_gc_bytes | | the heap size at which the next collection begins
            go_memstats_other_sys_bytes | | had from the system for all else
            go_memstats_stack_inuse_bytes | | in use by the goroutines' stacks
            go_memstats_stack_sys_bytes | | had from the system for stacks
            go_memstats_sys_bytes | | had from the system in all
            go_threads | | threads of the operating system
            jvm_buffer_count_buffers | | buffers outside of the heap
            jvm_buffer_memory_used_bytes | | memory of these buffers
            jvm_buffer_total_capacity_bytes | | what these buffers can hold
            jvm_classes_loaded_classes | | classes loaded now
            jvm_classes_unloaded_classes_total | | classes unloaded since the start
            jvm_compilation_time_ms_total | ms | time spent compiling to machine code
            jvm_gc_concurrent_phase_time_seconds | | collection beside the program, which goes on
            jvm_gc_concurrent_phase_time_seconds_count | | how often there was collection beside the program
            jvm_gc_concurrent_phase_time_seconds_max | | the longest of late
            jvm_gc_concurrent_phase_time_seconds_sum | | how long it took in all
            jvm_gc_live_data_size_bytes | | what survived the last full collection
            jvm_gc_max_data_size_bytes | | the most that may survive
            jvm_gc_memory_allocated_bytes_total | | allocated since the start, by what collections found
            jvm_gc_memory_promoted_bytes_total | | what became old since the start
            jvm_gc_overhead | share | share of the CPU that collections took of late; above a tenth is too much
            jvm_gc_pause_seconds_count | | how often the program stood still for a collection
            jvm_gc_pause_seconds_max | | the longest of these pauses of late
            jvm_gc_pause_seconds_sum | | how long it stood still in all
            jvm_info_total | | the version of the JVM
            jvm_memory_committed_bytes | | memory had from the system
            jvm_memory_max_bytes | | the most memory there may be
            jvm_memory_usage_after_gc | share | share of the heap still in use after a collection; rising means a leak
            jvm_memory_used_bytes | | memory in use, dead objects not yet collected included
            jvm_threads_daemon_threads | | threads that do not keep the process alive
            jvm_threads_live_threads | | threads now; only rising means that some never end
            jvm_threads_peak_threads | | the most threads there were
            jvm_threads_started_threads_total | | threads started since the start; fast rising means that none are kept
            jvm_threads_states_threads | | threads by what they do; many blocked ones wait for a lock
            process_cpu_seconds_total | | CPU time used since the start
            process_cpu_time_ns_total | ns | CPU time used since the start
            process_cpu_usage | share | share of all processors that the process takes
            process_files_max_files | | the most files and sockets there may be open
            process_files_open_files | | files and sockets that are open
            process_max_fds | | the most files and sockets there may be open
            process_open_fds | | files and sockets that are open
            process_resident_memory_bytes | | memory that is really there, as the system counts
            process_start_time_seconds | time | when the process began
            process_uptime_seconds | | how long the process has run
            process_virtual_memory_bytes | | address space; most of it is no memory
            system_cpu_count | | processors there are
            system_cpu_usage | share | share of all processors that is taken, by all processes
            system_load_average_1m | | tasks that run or want to; more than processors means waiting
            """;

    private static final Map<String, Entry> ENTRIES = entries();

    private Guide() {}

    private record Entry(String unit, String meaning) {}

    /** As {@link Row#unit}: what the guide says, or else what the name says. */
    static String unit(String name) {
        Entry entry = ENTRIES.get(name);
        return entry == null || entry.unit().isEmpty() ? byName(name) : entry.unit();
    }

    /** What the guide says, or else what the page says. */
    static String meaning(String name, Family family) {
        Entry entry = ENTRIES.getOrDefault(name, ENTRIES.get(family.name()));
        return entry == null ? Printable.line(family.help()) : entry.meaning();
    }

    private static String byName(String name) {
        if (name.endsWith("_count") || name.endsWith("_bucket")) {
            return "";
        }
        if (name.endsWith("_time_seconds")) {
            return "time";
        }
        if (name.contains("_bytes")) {
            return "bytes";
        }
        if (name.contains("_seconds")) {
            return "s";
        }
        return name.endsWith("_ratio") ? "share" : "";
    }

    private static Map<String, Entry> entries() {
        Map<String, Entry> entries = new TreeMap<>();
        TEXT.lines().map(line -> line.split("\\|", 3)).forEach(parts -> {
            entries.put(parts[0].strip(), new Entry(parts[1].strip(), parts[2].strip()));
        });
        return entries;
    }
}
