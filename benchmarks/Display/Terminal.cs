using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>What may be written to standard output: whoever asked for plain text, or cannot show more, gets no escape
/// sequence.</summary>
internal static class Terminal
{
    private const int StandardOutput = 1;

    /// <summary>Without a terminal there is no width to keep to, and tables must not be folded.</summary>
    private const int WidthWhenPiped = 140;

    // https://man7.org/linux/man-pages/man2/poll.2.html: what is true without being asked for.
    private const short Broken = 0x8 | 0x10 | 0x20;

    private static readonly bool CanChange = Changes(Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    /// <summary>Whether there is a terminal on which a line can be written again.</summary>
    public static bool IsInteractive => CanChange && Width > 0;

    /// <summary>Whether bold and the like may be used.</summary>
    public static bool HasStyles { get; } = Styles(Console.IsOutputRedirected, Environment.GetEnvironmentVariable);

    /// <summary>Before anything is written: keeps .NET and BenchmarkDotNet from setting modes and the window's title,
    /// which would say another time to wait than our own line, and be empty at the end. For programs that we start the
    /// same holds.</summary>
    public static void Prepare()
    {
        // What the user says is read before.
        RuntimeHelpers.RunClassConstructor(typeof(Terminal).TypeHandle);
        Environment.SetEnvironmentVariable("TERM", "dumb");
    }

    /// <summary>The terminal's width now; it changes with its window. 0 where there is none.</summary>
    public static int Width
    {
        get
        {
            try
            {
                return Console.IsOutputRedirected ? 0 : Console.WindowWidth;
            }
            catch (Exception none) when (none is IOException or PlatformNotSupportedException)
            {
                return 0;
            }
        }
    }

    /// <summary>The width that a text is broken to: the terminal's, and 0, for lines as they are, where it goes
    /// elsewhere.</summary>
    public static int WidthFor(TextWriter output) => output is LostReader ? Width : 0;

    /// <summary>Whether whoever read what we write has gone, as <c>head</c> does.</summary>
    public static bool IsOutputGone
    {
        get
        {
            if (OperatingSystem.IsWindows()) return false;

            var asked = new Asked { File = StandardOutput };
            return Poll(ref asked, 1, 0) > 0 && (asked.Said & Broken) != 0;
        }
    }

    internal static bool Changes(bool isRedirected, Func<string, string?> variable) =>
        !isRedirected && variable("TERM") != "dumb" && variable("GITHUB_ACTIONS") != "true";

    // https://no-color.org: set to anything but nothing. A terminal that does not say what it is may know no styles.
    internal static bool Styles(bool isRedirected, Func<string, string?> variable) =>
        Changes(isRedirected, variable) && string.IsNullOrEmpty(variable("NO_COLOR"))
            && (OperatingSystem.IsWindows() || !string.IsNullOrEmpty(variable("TERM")));

    /// <summary>The console that reports are printed on.</summary>
    public static IAnsiConsole CreateConsole(TextWriter output)
    {
        var console = AnsiConsole.Create(Settings(output, HasStyles));
        console.Profile.Width = Width is > 0 and var width ? width : WidthWhenPiped;
        return console;
    }

    /// <summary>Spectre.Console would take some build servers for terminals, and bold for no colour; and it would read
    /// TERM, which is not the user's any more.</summary>
    internal static AnsiConsoleSettings Settings(TextWriter output, bool hasStyles) => new()
    {
        Out = new AnsiConsoleOutput(output),
        Ansi = !hasStyles ? AnsiSupport.No : OperatingSystem.IsWindows() ? AnsiSupport.Detect : AnsiSupport.Yes,
        ColorSystem = hasStyles ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    };

    // Nothing to marshal, so the generator and its unsafe code would add nothing.
#pragma warning disable SYSLIB1054, CA2101
    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref Asked asked, nuint count, int milliseconds);
#pragma warning restore SYSLIB1054, CA2101

    [StructLayout(LayoutKind.Sequential)]
    private struct Asked
    {
        public int File;
        public short For;
        public short Said;
    }
}
