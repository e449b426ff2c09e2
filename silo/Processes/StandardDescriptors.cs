using System.Runtime.InteropServices;

namespace AdoptionSim.Silo.Processes;

/// <summary>The descriptors 0, 1 and 2 of this process: standard input, standard output and standard error.</summary>
/// <remarks>
/// A shell can start a process without one of them, by <c>2&gt;&amp;-</c>. The system gives the next opened file the lowest free number, so a result file, a
/// socket, or a pipe of the runtime would receive output meant for standard error.
/// </remarks>
public static class StandardDescriptors
{
    private const int Count = 3;
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int ReadAndWrite = 2;

    /// <summary>Opens /dev/null in place of each standard descriptor that is closed. Must be called before any other file is opened.</summary>
    public static void OpenClosed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (var descriptor = 0; descriptor < Count; descriptor++)
        {
            // The lower numbers are open, so this one is the lowest free number. Without /dev/null it stays closed.
            if (Native.Control(descriptor, GetFlags) < 0 && Native.Open("/dev/null", ReadAndWrite) < 0)
            {
                return;
            }
        }
    }

    /// <summary>
    /// True if the process was started with this descriptor, or <see cref="OpenClosed"/> opened it; false if the number belongs to a file of the process.
    /// </summary>
    /// <remarks>
    /// The runtime opens its own pipes before <c>Main</c>, all with the close-on-exec flag. A descriptor inherited through exec cannot have it.
    /// </remarks>
    public static bool IsStandard(int descriptor) =>
        OperatingSystem.IsWindows() || (Native.Control(descriptor, GetFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0);

    private static class Native
    {
        [DllImport("libc", EntryPoint = "fcntl")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Control(int descriptor, int command);

        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
    }
}
