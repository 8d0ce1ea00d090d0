namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>What a processor is called where BenchmarkDotNet does not know it: machines of different processors must
/// not look alike.</summary>
internal static class ProcessorName
{
    private const string Unknown = "Unknown processor";

    /// <summary>Reads <c>/proc/cpuinfo</c>, which has other names for it on each architecture; processors of ARM have
    /// numbers alone.</summary>
    public static string Of(LinuxFiles files)
    {
        var text = files.TryRead("/proc/cpuinfo");
        string? ValueOf(string name) => LinuxFiles.ValueOf(text, name) is { Length: > 0 } value ? value : null;

        return ValueOf("model name") ?? ValueOf("cpu model") ?? ValueOf("uarch")
            ?? (ValueOf("CPU implementer") is { } maker
                && ValueOf("CPU part") is { } part ? $"ARM {maker} {part}" : null)
            ?? ValueOf("cpu") ?? ValueOf("Hardware") ?? Unknown;
    }
}
