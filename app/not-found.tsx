import ErrorPage from './error.tsx';

/** What Next itself finds no page for. Every page of ours carries it, so that it must be next to nothing. */
export default ErrorPage;
