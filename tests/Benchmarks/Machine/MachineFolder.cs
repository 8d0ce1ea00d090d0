namespace ConcurrencyCompare.Tests.Machine;

/// <summary>A folder with the files in which a Linux machine says how it is.</summary>
internal sealed class MachineFolder : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public string Root => _directory.Path;

    public LinuxFiles Files => new(Root);

    /// <summary>Writes a file, such as <c>proc/stat</c>.</summary>
    public MachineFolder With(string path, string text = "")
    {
        var file = _directory.File(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public void Dispose() => _directory.Dispose();
}
