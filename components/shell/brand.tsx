export function Brand() {
  return (
    <span className="flex items-center gap-2 text-[15px] font-semibold">
      <svg aria-hidden width="22" height="22" viewBox="0 0 24 24" className="text-accent">
        <path d="M2 15h20l-3 5H5z" fill="currentColor" />
        <path d="M6 13V8h9l3 5M9 8V4h4" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      Certferry
    </span>
  );
}
