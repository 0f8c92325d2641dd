namespace TrialNet.Reactor.Abstractions;

/// <summary>A descriptor to which somebody writes. Threading: the reactor's own thread.</summary>
public interface IWriteDescriptor : IFileDescriptor
{
    /// <summary>There is room to write; reported in each turn until the writer is removed (R-FD-01).</summary>
    /// <returns>Null to go on; otherwise why the descriptor is done with, which <see cref="IFileDescriptor.ConnectionLost"/> gets to hear (R-FD-08).</returns>
    Exception? DoWrite();
}
