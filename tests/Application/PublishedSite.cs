using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Application;

/// <summary>A whole publication of three machines: their runs, and the site that comes of them.</summary>
public sealed class PublishedSite : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public PublishedSite()
    {
        Runs = WriteRuns(_directory.File("runs"));
        Directory = _directory.File("site");
        Publish(Directory);
    }

    /// <summary>The folder of each run.</summary>
    public IReadOnlyList<string> Runs { get; }

    /// <summary>The folder of the site.</summary>
    public string Directory { get; }

    /// <summary>Every file of a site, with its bytes as text.</summary>
    public static IReadOnlyDictionary<string, string> Files(string directory) => System.IO.Directory
        .GetFiles(directory, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(directory, file), file => Convert.ToHexString(File.ReadAllBytes(file)));

    /// <summary>Publishes all runs in a folder.</summary>
    public void Publish(string directory)
    {
        var run = CommandLineRun.Of(["publish", .. Runs, "--site", directory]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    public void Dispose() => _directory.Dispose();

    private static List<string> WriteRuns(string folder)
    {
        string[] systems = ["Linux Ubuntu 24.04", "Windows Server 2025", "macOS 15"];
        return [.. systems.Select((system, place) =>
        {
            // One with everything there can be; more of those would only take longer.
            var sample = place == 0 ? SampleResults.Full : SampleResults.Create();
            var run = System.IO.Directory.CreateDirectory(Path.Combine(folder, $"machine {place}")).FullName;
            ResultsFile.Write(run, sample with { Environment = sample.Environment with { OperatingSystem = system } });
            return run;
        })];
    }
}
