using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Workflows;

/// <summary>Runs scripts of <c>.ci</c> as workflows do, with made-up programs in place of those that reach
/// out.</summary>
internal sealed class ScriptRun : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public ScriptRun()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "These scripts run on Linux.");
        Environment["PATH"] =
            $"{Directory("bin")}{Path.PathSeparator}{System.Environment.GetEnvironmentVariable("PATH")}";
        Environment["GITHUB_STEP_SUMMARY"] = File("summary.md");
    }

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>A path in the folder that is gone afterwards, and that scripts are started in.</summary>
    public string File(string name) => _directory.File(name);

    public string Read(string name) => System.IO.File.ReadAllText(File(name));

    public void Write(string name, string text)
    {
        Directory(Path.GetDirectoryName(name)!);
        System.IO.File.WriteAllText(File(name), text);
    }

    /// <summary>A folder there.</summary>
    public string Directory(string name) => System.IO.Directory.CreateDirectory(File(name)).FullName;

    /// <summary>Replaces a program.</summary>
    /// <param name="name">The program.</param>
    /// <param name="body">What it does instead, in bash.</param>
    public void Replace(string name, string body)
    {
        Write($"bin/{name}", $"#!/usr/bin/env bash\n{body}\n");
        if (OperatingSystem.IsLinux())
            System.IO.File.SetUnixFileMode(File($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public ProcessRun Run(string script, params string[] arguments) => RunIn("", script, arguments);

    public ProcessRun RunIn(string folder, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "bash", [Repository.PathOf(".ci", script), .. arguments])
        { WorkingDirectory = File(folder) };
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return ProcessRun.Of(start);
    }

    public void Dispose() => _directory.Dispose();
}
