using ConcurrencyCompare.Benchmarks.Commands;
using ConcurrencyCompare.Benchmarks.Interleaving;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Interleaving;

public sealed class CheckoutTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private Checkout Head => new(Checkout.Head, _directory.Path);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Build_says_whose_sources_are_not_there() =>
        Assert.Equal(
            $"head cannot be measured: there is no folder 'benchmarks' in '{_directory.Path}'.",
            Assert.Throws<UsageException>(() => Head.Build(default)).Message);

    [Fact]
    public void Build_says_whose_build_failed_and_its_first_error()
    {
        Directory.CreateDirectory(_directory.File("benchmarks"));
        File.WriteAllText(_directory.File("benchmarks/broken.csproj"), "<Project>");

        var refused = Assert.Throws<UsageException>(() => Head.Build(default));

        Assert.StartsWith("head cannot be built: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("error MSB4025", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Build_ends_when_it_is_interrupted()
    {
        Directory.CreateDirectory(_directory.File("benchmarks"));

        Assert.Throws<OperationCanceledException>(() => Head.Build(new CancellationToken(canceled: true)));
    }
}
