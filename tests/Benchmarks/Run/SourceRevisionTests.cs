namespace ConcurrencyCompare.Tests.Run;

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

    [Fact]
    public void CodeOf_names_what_was_compiled_and_changes_with_any_of_it()
    {
        Guid[] modules =
            [Guid.Parse("11111111-1111-1111-1111-111111111111"), Guid.Parse("22222222-2222-2222-2222-222222222222")];

        Assert.Equal(SourceRevision.CodeOf(modules), SourceRevision.CodeOf([.. modules]));
        Assert.Matches("^[0-9a-f]{32}$", SourceRevision.CodeOf(modules));
        Assert.Distinct(
            [SourceRevision.CodeOf(modules), SourceRevision.CodeOf(modules[0]),
                SourceRevision.CodeOf(modules[1], modules[0])]);
    }

    [Fact]
    public void Code_is_that_of_what_is_measured_and_of_what_measures() => Assert.Equal(
        SourceRevision.CodeOf(
            typeof(IConcurrencyModel).Module.ModuleVersionId, typeof(RunResults).Module.ModuleVersionId,
            typeof(SourceRevision).Module.ModuleVersionId),
        SourceRevision.Code);
}
