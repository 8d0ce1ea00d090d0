namespace ConcurrencyCompare.Tests.Support;

/// <summary>What tests call <c>Assert</c>: that of xunit, whose <c>All</c> holds of nothing, too. Here it fails then,
/// as a test that checked nothing must not pass. Texts are compared character by character.</summary>
internal sealed class GuardedAssert : Xunit.Assert
{
    private GuardedAssert()
    {
    }

    /// <summary>Checks each of one or more.</summary>
    /// <remarks>Where there may be none, <see cref="AllIfAny"/> says so.</remarks>
    public static new void All<T>(IEnumerable<T> collection, Action<T> action)
    {
        var all = collection.ToList();
        NotEmpty(all);
        Xunit.Assert.All(all, action);
    }

    /// <summary>Checks each of what there is in this case; other cases have some.</summary>
    public static void AllIfAny<T>(IEnumerable<T> collection, Action<T> action) => Xunit.Assert.All(collection, action);

    public static new void Contains(string expected, string? actual) =>
        Xunit.Assert.Contains(expected, actual, StringComparison.Ordinal);

    public static new void DoesNotContain(string expected, string? actual) =>
        Xunit.Assert.DoesNotContain(expected, actual, StringComparison.Ordinal);

    public static new void StartsWith(string? expected, string? actual) =>
        Xunit.Assert.StartsWith(expected, actual, StringComparison.Ordinal);

    public static new void EndsWith(string? expected, string? actual) =>
        Xunit.Assert.EndsWith(expected, actual, StringComparison.Ordinal);
}
