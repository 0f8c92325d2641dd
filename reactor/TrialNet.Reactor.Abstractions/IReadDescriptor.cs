namespace TrialNet.Reactor.Abstractions;

/// <summary>A descriptor from which somebody reads. Threading: the reactor's own thread.</summary>
public interface IReadDescriptor : IFileDescriptor
{
    /// <summary>There is something to read; what is left is reported again in the next turn (R-FD-01).</summary>
    /// <returns>Null to go on; otherwise why the descriptor is done with, which <see cref="IFileDescriptor.ConnectionLost"/> gets to hear (R-FD-08).</returns>
    Exception? DoRead();
}
