using System.Diagnostics;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>A side that is a process: the application of a checkout.</summary>
/// <remarks>What it measures goes to its folder, with a report. Of what it says, the user hears how long it will take,
/// which it says before it is ready, and what is wrong.</remarks>
internal sealed class SideProcess : ISide
{
    private readonly string _measurement;
    private readonly Action<string, bool> _say;
    private readonly Process _process;
    private readonly Lock _input = new();
    private bool _isReady;
    private bool _isStopped;

    public SideProcess(string name, string measurement, ProcessStartInfo start, Action<string, bool> say)
    {
        Name = name;
        _measurement = measurement;
        _say = say;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Say(line.Data, isWrong: true);
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int ExitCode => _process.ExitCode;

    public Turn? Next()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            if (Turn.Parse(line, _measurement) is { } turn)
            {
                _isReady = true;
                return turn;
            }

            if (!_isReady) Say(line, isWrong: false);
        }

        _process.WaitForExit();
        return null;
    }

    public void Go() => Tell(input => input.WriteLine("go"));

    public void Stop()
    {
        lock (_input)
        {
            Tell(input => input.Close());
            _isStopped = true;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    /// <summary>A line of a side, with its name.</summary>
    internal static string Attribute(string name, string line)
    {
        if (line.Contains($"unknown option '{Turn.Option}'", StringComparison.Ordinal))
        {
            return $"error: {name} cannot be measured in turns: it is of a time before `benchmarks {Turn.Option}`. "
                + "Choose a later revision.";
        }

        foreach (var kind in (string[])["error: ", "warning: "])
        {
            if (line.StartsWith(kind, StringComparison.Ordinal)) return $"{kind}{name}: {line[kind.Length..]}";
        }

        return $"{name}: {line}";
    }

    private void Tell(Action<StreamWriter> words)
    {
        lock (_input)
        {
            if (_isStopped) return;

            try
            {
                words(_process.StandardInput);
            }
            catch (IOException)
            {
                // It has ended by itself, which Next says.
            }
        }
    }

    private void Say(string? line, bool isWrong)
    {
        if (!string.IsNullOrWhiteSpace(line)) _say(Attribute(Name, line), isWrong);
    }
}
