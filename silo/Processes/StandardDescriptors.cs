using System.Runtime.InteropServices;

namespace AdoptionSim.Silo.Processes;

/// <summary>The descriptors 0, 1 and 2 of this process: standard input, standard output and standard error.</summary>
/// <remarks>
/// A shell starts a process without one of them by <c>2&gt;&amp;-</c>. The system gives the next file that is opened the lowest free number: a result file, a socket, or a pipe of
/// the runtime, would then receive what is meant for standard error.
/// </remarks>
public static class StandardDescriptors
{
    private const int Count = 3;
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;
    private const int ReadAndWrite = 2;

    /// <summary>Opens /dev/null in place of each one that is closed. Called before anything else opens a file.</summary>
    public static void OpenClosed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (var descriptor = 0; descriptor < Count; descriptor++)
        {
            // Those below are open, so that this one is the lowest free number. Without /dev/null it stays closed.
            if (Native.Control(descriptor, GetFlags) < 0 && Native.Open("/dev/null", ReadAndWrite) < 0)
            {
                return;
            }
        }
    }

    /// <summary>True if the process was started with it, or <see cref="OpenClosed"/> opened it. False if a file of the process itself has the number.</summary>
    /// <remarks>The runtime opens its own pipes before <c>Main</c>, and all its files to be closed on exec. A descriptor that came through exec cannot have that flag.</remarks>
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
