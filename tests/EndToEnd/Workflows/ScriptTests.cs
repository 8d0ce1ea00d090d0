namespace ConcurrencyCompare.Tests.Workflows;

public class ScriptTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Repository.PathOf(".ci")).Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void Scripts_stop_at_the_first_failure(string name)
    {
        var path = Repository.PathOf(".ci", name);
        var lines = File.ReadAllLines(path);

        Assert.Equal("#!/usr/bin/env bash", lines[0]);
        Assert.Equal("set -euo pipefail", lines.First(line => line is not ['#', ..]));
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute));
    }
}
