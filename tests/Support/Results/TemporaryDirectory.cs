namespace ConcurrencyCompare.Tests.Support;

/// <summary>A folder for one test, gone after it.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("concurrency-compare-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes a folder with the results of a run.</summary>
    /// <returns>Its whole path.</returns>
    public string Folder(string name, RunResults results)
    {
        var folder = File(name);
        Directory.CreateDirectory(folder);
        ResultsFile.Write(folder, results);
        return folder;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
