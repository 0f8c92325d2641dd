using System.Runtime.CompilerServices;

namespace TrialNet.Reactor.Abstractions;

/// <summary>Watching descriptors of the operating system (rules R-FD). Threading: the reactor's own thread.</summary>
/// <remarks>
/// The descriptor stays its owner's: the reactor never closes it. One object stands for one number; a second object with the
/// same number takes the place of the first, which is taken for closed and hears <see cref="IFileDescriptor.ConnectionLost"/>
/// (R-FD-07). When the other end hangs up, or there is an error, what is left to be read comes first, and then
/// <see cref="IFileDescriptor.ConnectionLost"/> (R-FD-09, R-FD-10). Regular files are refused (R-FD-12).
/// </remarks>
public interface IReactorFdSet
{
    /// <summary>Calls <see cref="IReadDescriptor.DoRead"/> in each turn in which there is something to read. Adding twice is adding once.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The descriptor is a regular file, or one of the reactor's own.</exception>
    void AddReader(IReadDescriptor reader, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Calls <see cref="IWriteDescriptor.DoWrite"/> in each turn in which there is room to write. Adding twice is adding once.</summary>
    /// <param name="writer">Who writes.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <exception cref="ArgumentException">The descriptor is a regular file, or one of the reactor's own.</exception>
    void AddWriter(IWriteDescriptor writer, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);

    /// <summary>Ends reading, from this moment on (R-FD-03); does nothing if it is not watched for that.</summary>
    /// <param name="reader">Who reads.</param>
    void RemoveReader(IReadDescriptor reader);

    /// <summary>Ends writing, from this moment on (R-FD-03); does nothing if it is not watched for that.</summary>
    /// <param name="writer">Who writes.</param>
    void RemoveWriter(IWriteDescriptor writer);

    /// <summary>Removes everything that was added (R-FD-05); nobody hears of a loss.</summary>
    /// <returns>What was removed, each once.</returns>
    IReadOnlyList<IFileDescriptor> RemoveAll();

    /// <summary>What is watched for reading, as a copy (R-FD-04).</summary>
    /// <returns>The readers, in no particular order.</returns>
    IReadOnlyList<IReadDescriptor> GetReaders();

    /// <summary>What is watched for writing, as a copy (R-FD-04).</summary>
    /// <returns>The writers, in no particular order.</returns>
    IReadOnlyList<IWriteDescriptor> GetWriters();
}
