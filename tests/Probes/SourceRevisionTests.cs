using ConcurrencyCompare.Benchmarks.Probes;

namespace ConcurrencyCompare.Tests.Probes;

public class SourceRevisionTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    [Theory]
    [InlineData("1.0.0+" + Commit, Commit)]
    [InlineData("1.0.0", null)]
    [InlineData("1.0.0+local", null)]
    [InlineData(null, null)]
    public void CommitIn_is_what_stands_behind_the_version(string? version, string? expected) =>
        Assert.Equal(expected, SourceRevision.CommitIn(version));
}
