using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The models that the contract is tested with here: ours, which keep all of it.</summary>
internal static class TestedModels
{
    // With one of another assembly, as a stranger would test his own.
    public static IReadOnlyList<IConcurrencyModel> All { get; } = [.. ConcurrencyModels.All, new OutsideModel()];

    /// <summary>How long a check waits for what never comes.</summary>
    public static TimeSpan Patience => Support.Patience.Limit;

    /// <summary>The reasons for which a model refuses workloads.</summary>
    public static IEnumerable<string> ReasonsOf(string model) => [];

    /// <summary>Why nobody else goes on while a call blocks, where a model has threads; <see langword="null"/> if they
    /// do.</summary>
    public static string? WhyNoOverlap(string model) => null;
}
