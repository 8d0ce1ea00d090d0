namespace ConcurrencyCompare.Tests.Versions;

public sealed class CheckoutTests : FolderTests
{
    private string Log => _directory.File("new-build.log");

    private Checkout New => new(Checkout.New, _directory.Path);

    [Fact]
    public void Build_says_whose_sources_are_not_there() =>
        Assert.Equal(
            $"new cannot be measured: there is no folder 'benchmarks' in '{_directory.Path}'.",
            Assert.Throws<UsageException>(() => New.Build(Log, default)).Message);

    [Fact]
    public void Build_says_whose_build_failed_and_its_first_error()
    {
        Directory.CreateDirectory(_directory.File("benchmarks"));
        File.WriteAllText(_directory.File("benchmarks/broken.csproj"), "<Project>");

        var refused = Assert.Throws<UsageException>(() => New.Build(Log, default));

        Assert.StartsWith("new cannot be built: ", refused.Message);
        Assert.Contains("error MSB4025", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.EndsWith($" The log is {Log}.", refused.Message);
        Assert.Contains("error MSB4025", File.ReadAllText(Log));
    }

    [Fact]
    public void Build_says_what_lies_behind_an_exit_code_without_the_word_error()
    {
        Directory.CreateDirectory(_directory.File("benchmarks"));
        File.WriteAllText(
            _directory.File("global.json"), "{ \"sdk\": { \"version\": \"99.0.100\", \"rollForward\": \"disable\" } }");

        var refused = Assert.Throws<UsageException>(() => New.Build(Log, default));

        Assert.Contains("99.0.100", refused.Message + File.ReadAllText(Log));
        Assert.DoesNotContain("there is no application", refused.Message);
    }

    [Fact]
    public void Build_ends_when_it_is_interrupted()
    {
        Directory.CreateDirectory(_directory.File("benchmarks"));

        Assert.Throws<OperationCanceledException>(() => New.Build(Log, new CancellationToken(canceled: true)));
    }
}
