using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>A server of one's own: on a free port of this machine alone, with a folder and a password of its own, and
/// gone without a trace at the end, however that comes.</summary>
/// <remarks>
/// <para>A shell watches over it, and reads from a pipe that this process holds. The pipe closes when this process
/// ends, whatever ends it; then the shell ends the server and removes the folder. It is in a session of its own, so
/// that Ctrl+C reaches neither of them before.</para>
/// <para>The password is in a file that only its user can read, and in the environment of measured processes.</para>
/// </remarks>
internal sealed class RedisServer : IDisposable
{
    /// <summary>The program's name.</summary>
    public const string Program = "redis-server";

    /// <summary>Says the server's number, and ends it with the pipe. Where the kernel can be asked to, the server ends
    /// with the shell as well, should somebody kill that alone.</summary>
    private const string Watch =
        """
        trap '' HUP INT QUIT TERM
        with_shell=
        setpriv --pdeathsig KILL true 2> /dev/null && with_shell='setpriv --pdeathsig KILL'
        $with_shell redis-server "$1/redis.conf" > /dev/null 2>&1 < /dev/null &
        server=$!
        echo "$server"
        cat > /dev/null
        kill -KILL "$server" 2> /dev/null
        wait "$server" 2> /dev/null
        rm -rf "$1"
        """;

    private const int Attempts = 5;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);

    private readonly Process _watcher;

    private RedisServer(Process watcher, string folder, BrokerAddress address, int processId)
    {
        (_watcher, Folder, Address, ProcessId) = (watcher, folder, address, processId);
    }

    /// <summary>Where it is, with its password.</summary>
    public BrokerAddress Address { get; }

    /// <summary>Its number among the processes.</summary>
    public int ProcessId { get; }

    /// <summary>What it writes is there.</summary>
    public string Folder { get; }

    /// <summary>Starts one.</summary>
    /// <param name="appendsOnly">Whether it writes down each change.</param>
    /// <exception cref="BrokerException">It cannot be started.</exception>
    public static RedisServer Start(bool appendsOnly = true)
    {
        RequireProgram();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return StartOnce(appendsOnly);
            }
            catch (BrokerException) when (attempt < Attempts)
            {
                // Somebody else may have taken the port.
            }
        }
    }

    /// <exception cref="BrokerException">There is no such program.</exception>
    public static void RequireProgram()
    {
        if (FindProgram() is not null) return;
        throw new BrokerException(
            $"{Program} is not on the path: install it (Debian: apt-get install redis-server), or name a broker that "
                + "runs: --broker host:port.");
    }

    /// <summary>Where the program is; <see langword="null"/> where it is not.</summary>
    public static string? FindProgram() => Find(Program);

    /// <summary>The text that a server is configured with.</summary>
    /// <param name="address">Where it is to be.</param>
    /// <param name="folder">Where it may write.</param>
    /// <param name="appendsOnly">Whether it writes down each change.</param>
    internal static string ConfigurationOf(BrokerAddress address, string folder, bool appendsOnly) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            bind {address.Host}
            port {address.Port}
            requirepass {address.Password}
            dir "{folder.Replace("\\", "\\\\").Replace("\"", "\\\"")}"
            save ""
            appendonly {(appendsOnly ? "yes" : "no")}
            appendfsync everysec
            maxmemory-policy noeviction
            daemonize no

            """);

    public void Dispose()
    {
        // The shell sees the end of its input, and does the rest.
        _watcher.StandardInput.Close();
        _watcher.WaitForExit();
        _watcher.Dispose();
        // Unless somebody has killed it.
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private static RedisServer StartOnce(bool appendsOnly)
    {
        var folder = Directory.CreateTempSubdirectory("concurrencycompare-broker-").FullName;
        var address = new BrokerAddress(
            IPAddress.Loopback.ToString(), FreePort(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)),
            BrokerAddress.NewKeyspace());
        WriteSecret(Path.Combine(folder, "redis.conf"), ConfigurationOf(address, folder, appendsOnly));
        string[] shell = [.. Find("setsid") is { } setsid ? [setsid] : Array.Empty<string>(), "/bin/sh"];
        var watcher = Process.Start(new ProcessStartInfo(shell[0], [.. shell[1..], "-c", Watch, "sh", folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var server = new RedisServer(
            watcher, folder, address,
            int.Parse(watcher.StandardOutput.ReadLine() ?? "0", CultureInfo.InvariantCulture));
        try
        {
            server.AwaitStart();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>With its password, nobody else's server answers.</summary>
    private void AwaitStart()
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                RedisProbe.Ask(Address);
                return;
            }
            catch (BrokerException) when (IsRunning()
                && TimeProvider.System.GetElapsedTime(start) < StartLimit)
            {
                Thread.Sleep(5);
            }
            catch (BrokerException failed)
            {
                throw new BrokerException($"{Program} does not start: {failed.Message}");
            }
        }
    }

    /// <summary>One that has ended is there until the shell asks for it: only its state tells. Other systems than
    /// Linux say nothing of it here.</summary>
    private bool IsRunning()
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/proc/{ProcessId}/stat");
        try
        {
            return !OperatingSystem.IsLinux() || !File.ReadAllText(path).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void WriteSecret(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
