namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The models that the contract is tested with here: ours, which keep all of it.</summary>
internal static class TestedModels
{
    // With one of another assembly, as a stranger would test his own.
    public static IReadOnlyList<IConcurrencyModel> All { get; } = [.. ConcurrencyModels.All, new OutsideModel()];

    /// <summary>How long a check waits for what never comes.</summary>
    public static TimeSpan Patience => Support.Patience.Limit;

    /// <summary>They need nothing that could be missing.</summary>
    public static void Require()
    {
    }
}
