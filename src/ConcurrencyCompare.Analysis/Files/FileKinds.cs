using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>What a path leads to, behind all links.</summary>
internal enum FileKind
{
    Absent,
    File,
    Folder,

    /// <summary>A pipe or a device of characters, such as a terminal or <c>/dev/null</c>.</summary>
    Stream,

    /// <summary>A disk, a socket: nothing that a text could be written to.</summary>
    Other,
}

/// <summary>Asks what a path leads to: .NET tells folders from the rest, and no more.</summary>
internal static class FileKinds
{
    // https://man7.org/linux/man-pages/man2/statx.2.html: its structure is the same on every architecture.
    private const int FromCurrentFolder = -100;
    private const uint Type = 1;
    private const int TypeMask = 0xF000;

    public static FileKind Of(string path)
    {
        if (Directory.Exists(path)) return FileKind.Folder;
        if (!File.Exists(path)) return FileKind.Absent;
        if (!OperatingSystem.IsLinux()) return IsDevice(path) ? FileKind.Stream : FileKind.File;
        // A link may lead to nothing.
        if (Ask(FromCurrentFolder, path, 0, Type, out var answer) != 0) return FileKind.Absent;

        return (answer.Mode & TypeMask) switch
        {
            0x8000 => FileKind.File,
            0x1000 or 0x2000 => FileKind.Stream,
            _ => FileKind.Other,
        };
    }

    private static bool IsDevice(string path) => Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    // Nothing to marshal but a path, so the generator and its unsafe code would add nothing.
#pragma warning disable SYSLIB1054, CA2101
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(
        int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out Answer answer);
#pragma warning restore SYSLIB1054, CA2101

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}
