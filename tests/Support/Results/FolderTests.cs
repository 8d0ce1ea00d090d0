namespace ConcurrencyCompare.Tests.Support;

/// <summary>Tests with a folder of their own, which is gone after each of them.</summary>
public abstract class FolderTests : IDisposable
{
    private protected readonly TemporaryDirectory _directory = new();

    public void Dispose()
    {
        _directory.Dispose();
        GC.SuppressFinalize(this);
    }
}
