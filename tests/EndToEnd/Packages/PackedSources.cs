namespace ConcurrencyCompare.Tests.Packages;

/// <summary>Sources that were packed as the documents say it.</summary>
public sealed class PackedSources : IDisposable
{
    public PackedSources()
    {
        var run = Clone.Run(Clone.Path, "dotnet", "pack", "-o", Packages, "--nologo");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Output = run.Output;
    }

    public ClonedSources Clone { get; } = new();

    /// <summary>The folder of packages.</summary>
    public string Packages => Clone.Beside("packages");

    /// <summary>What packing said.</summary>
    public string Output { get; }

    /// <summary>The file of a package.</summary>
    public string PathOf(string package, string kind = "nupkg") =>
        Path.Combine(Packages, $"{package}.{ClonedSources.Version}.{kind}");

    public void Dispose() => Clone.Dispose();
}
